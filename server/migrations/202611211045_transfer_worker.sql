-- The worker founds a workspace when its import has come to its end.
GRANT INSERT ON workspaces TO firsthand_worker;
GRANT INSERT ON memberships TO firsthand_worker;
