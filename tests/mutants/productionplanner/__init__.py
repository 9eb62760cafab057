"""ProductionPlanner among the APIs whose rules are tried on mutants."""
