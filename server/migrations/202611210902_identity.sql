-- Identity alone (sign-in, sessions, second factors), in better-auth's own words. Only the role `auth` sees it.
CREATE SCHEMA auth;
GRANT USAGE ON SCHEMA auth TO firsthand_auth, firsthand_backup;

CREATE TABLE auth."user" (
  "id" uuid CONSTRAINT user_pk PRIMARY KEY,
  "name" text NOT NULL,
  "email" text NOT NULL CONSTRAINT user_email UNIQUE,
  "emailVerified" boolean NOT NULL,
  "image" text,
  "createdAt" timestamptz(3) NOT NULL,
  "updatedAt" timestamptz(3) NOT NULL
);
CREATE TABLE auth."session" (
  "id" uuid CONSTRAINT session_pk PRIMARY KEY,
  "expiresAt" timestamptz(3) NOT NULL,
  "token" text NOT NULL CONSTRAINT session_token UNIQUE,
  "createdAt" timestamptz(3) NOT NULL,
  "updatedAt" timestamptz(3) NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid NOT NULL CONSTRAINT session_belongs REFERENCES auth."user" ("id") ON DELETE CASCADE
);
CREATE INDEX session_of_user ON auth."session" ("userId");
CREATE TABLE auth."account" (
  "id" uuid CONSTRAINT account_pk PRIMARY KEY,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" uuid NOT NULL CONSTRAINT account_belongs REFERENCES auth."user" ("id") ON DELETE CASCADE,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz(3),
  "refreshTokenExpiresAt" timestamptz(3),
  "scope" text,
  "password" text,
  "createdAt" timestamptz(3) NOT NULL,
  "updatedAt" timestamptz(3) NOT NULL
);
CREATE INDEX account_of_user ON auth."account" ("userId");
CREATE TABLE auth."verification" (
  "id" uuid CONSTRAINT verification_pk PRIMARY KEY,
  "identifier" text NOT NULL,
  "value" text NOT NULL,
  "expiresAt" timestamptz(3) NOT NULL,
  "createdAt" timestamptz(3) NOT NULL,
  "updatedAt" timestamptz(3) NOT NULL
);
CREATE INDEX verification_identifier ON auth."verification" ("identifier");
CREATE TABLE auth."rateLimit" (
  "id" uuid CONSTRAINT rate_limit_pk PRIMARY KEY,
  "key" text NOT NULL CONSTRAINT rate_limit_key UNIQUE,
  "count" integer NOT NULL,
  "lastRequest" bigint NOT NULL
);
SELECT fh_place('auth.' || quote_ident(name), 'reference') FROM unnest(ARRAY['user', 'account', 'session', 'verification', 'rateLimit']) AS name;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA auth TO firsthand_auth;
GRANT SELECT ON ALL TABLES IN SCHEMA auth TO firsthand_backup;
