-- Made for better-auth, whose own rate limits are off: ours stand before every operation, in auth.tries.
DROP TABLE auth."rateLimit";
