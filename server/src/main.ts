#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Keeps what Node makes of our sources, which halves the time to load them. Beside what npm installs, since a folder that
// all users may write to would let others put code there; where it cannot be written, every start compiles anew.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/firsthand', import.meta.url)))

const { runCommand } = await import('./commands/commands.ts')
await runCommand(process.argv.slice(2))
