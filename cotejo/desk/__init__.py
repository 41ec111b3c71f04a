"""The desk: the questions to a store as an HTTP API and as web pages, for people who share one."""
