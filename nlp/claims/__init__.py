"""What figures are about: metric, subject, sign and interval."""
