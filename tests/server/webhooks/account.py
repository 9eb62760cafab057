"""The account whose events the tests of webhooks are about."""

API, ORG, OTHER = "planado", "acc_brightline", "acc_nordwind"
KEY = "pl-brightline-test-key"
ATTEMPT, SECRET = "x-planado-delivery-attempt", "x-planado-secret"
TYPES = ("job_created", "job_updated")
