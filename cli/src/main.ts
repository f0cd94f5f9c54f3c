#!/usr/bin/env node
import { run } from './run.ts'
import { thisTerminal } from './terminal.ts'

// A reader that has enough, such as `head`, closes the pipe; that is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await run(process.argv.slice(2), thisTerminal())
