-- A back-up says which migrations its database had.
GRANT SELECT ON firsthand_migrations TO firsthand_backup;
