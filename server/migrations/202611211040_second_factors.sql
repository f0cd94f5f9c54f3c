-- Second steps and passkeys, in better-auth's own words. Only the role `auth` sees them; see 202611210902_identity.sql.
ALTER TABLE auth."user" ADD COLUMN "twoFactorEnabled" boolean;

-- One row an account: the secret and the recovery codes are encrypted with a key of the installation.
CREATE TABLE auth."twoFactor" (
  "id" uuid CONSTRAINT two_factor_pk PRIMARY KEY,
  "secret" text NOT NULL,
  "backupCodes" text NOT NULL,
  "userId" uuid NOT NULL CONSTRAINT two_factor_of_user UNIQUE
    CONSTRAINT two_factor_belongs REFERENCES auth."user" ("id") ON DELETE CASCADE,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz(3)
);

-- Codes that opened something lately, so that none does twice (RFC 6238, section 5.2).
CREATE TABLE auth."usedCode" (
  "userId" uuid NOT NULL CONSTRAINT used_code_belongs REFERENCES auth."user" ("id") ON DELETE CASCADE,
  "code" text NOT NULL,
  "usedAt" timestamptz(3) NOT NULL,
  CONSTRAINT used_code_pk PRIMARY KEY ("userId", "code")
);

CREATE TABLE auth."passkey" (
  "id" uuid CONSTRAINT passkey_pk PRIMARY KEY,
  "name" text,
  "publicKey" text NOT NULL,
  "userId" uuid NOT NULL CONSTRAINT passkey_belongs REFERENCES auth."user" ("id") ON DELETE CASCADE,
  "credentialID" text NOT NULL CONSTRAINT passkey_credential UNIQUE,
  "counter" integer NOT NULL,
  "deviceType" text NOT NULL,
  "backedUp" boolean NOT NULL,
  "transports" text,
  "createdAt" timestamptz(3),
  "aaguid" text
);
CREATE INDEX passkey_of_user ON auth."passkey" ("userId");

-- One account of a provider belongs to one account here.
CREATE UNIQUE INDEX account_of_provider ON auth."account" ("providerId", "accountId");

SELECT fh_place('auth.' || quote_ident(name), 'reference') FROM unnest(ARRAY['twoFactor', 'usedCode', 'passkey']) AS name;
GRANT SELECT, INSERT, UPDATE, DELETE ON auth."twoFactor", auth."usedCode", auth."passkey" TO firsthand_auth;
GRANT SELECT ON auth."twoFactor", auth."usedCode", auth."passkey" TO firsthand_backup;
