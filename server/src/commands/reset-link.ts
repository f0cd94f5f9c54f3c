import { createApplication } from '../application.ts'
import { createLog } from '../platform/log.ts'
import { SettingsRefused, readSettings } from '../platform/settings.ts'
import { say } from './say.ts'
import { openDatabase } from './database.ts'

/** For whoever runs the installation: a link that sets a new password, for the one owner who forgot theirs. */
export async function resetLink([email, option]: string[]): Promise<void> {
  if (!email) throw new SettingsRefused('Say whose: reset-link ada@example.com')
  const settings = readSettings(process.env)
  const database = await openDatabase(settings, say)
  const application = createApplication({ settings, address: database.address, log: createLog('warn') })
  if (option === '--without-second-step' && (await application.services.identity.secondStep.drop(email)))
    say('The second step of this account is off: who opens the link needs no code.')
  const link = await application.services.identity.createResetLink({ email })
  say(
    link
      ? `This link sets a new password, once, within a day:\n  ${link}`
      : `No account has the address ${email}.`,
  )
  await application.close()
  await database.close()
}
