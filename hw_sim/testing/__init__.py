"""What QA's own pytest tests are written against; `hw_sim.pytest_plugin` hands it out."""
