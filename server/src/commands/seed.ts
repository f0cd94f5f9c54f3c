import { pino } from 'pino'
import { createApplication } from '../application.ts'
import { SettingsRefused, readSettings } from '../platform/settings.ts'
import { fillWithExample } from '../example/load.ts'
import { foundWorkspace } from '../platform/members/found-workspace.ts'
import { newId } from '../platform/db/ids.ts'
import { say } from './say.ts'
import { openDatabase } from './database.ts'

const demonstration = {
  name: 'Mara Lindqvist',
  email: 'mara@bramble.example',
  password: 'a bicycle at night',
}

/** Makes a demonstration: an account with the example workspace. Refuses where somebody has an account already. */
export async function seed(): Promise<void> {
  const settings = readSettings(process.env)
  const database = await openDatabase(settings, say)
  const application = createApplication({ settings, address: database.address, log: pino({ level: 'warn' }) })
  try {
    const { app, identity } = application.services
    const now = new Date()
    const claimed = await app
      .updateTable('installation')
      .set({ claimedAt: now.toISOString(), setupHash: null })
      .where('id', '=', 1)
      .where('claimedAt', 'is', null)
      .executeTakeFirst()
    if (claimed.numUpdatedRows === 0n)
      throw new SettingsRefused(
        'This installation is in use already. Seed an empty one: FIRSTHAND_DATA_DIR=./demo npm run seed',
      )
    const signedUp = await identity.signUp(demonstration)
    if (signedUp === 'email_taken')
      throw new SettingsRefused(`The account ${demonstration.email} exists already.`)
    const founding = {
      db: app,
      instant: now.toISOString(),
      newId: () => newId(),
      openWorkspace: <Result>(
        workspaceId: string,
        run: Parameters<typeof application.transactor.inWorkspace<Result>>[1],
      ) => application.transactor.inWorkspace({ workspaceId, as: 'system' }, run),
    }
    await foundWorkspace(founding, { account: signedUp.account, name: 'Bramble', fill: fillWithExample })
    say(
      `The example is ready. Start Firsthand and sign in:\n  ${demonstration.email}\n  ${demonstration.password}`,
    )
  } finally {
    await application.close()
    await database.close()
  }
}
