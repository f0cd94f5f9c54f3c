import { operations } from '@firsthand/contract'
import { Command } from 'commander'
import { createApi } from './api.ts'
import { completionScript, completions } from './completion.ts'
import { commandWords } from './examples.ts'
import { addDownload, downloads } from './download.ts'
import { endingSentences, exitCodes } from './exit.ts'
import { addExports } from './export-list.ts'
import { type ImportOptions, importPeople } from './import-people.ts'
import { addOperation, summaryOf } from './operation-command.ts'
import { currentPlace } from './place.ts'
import { serverCommands } from './server-commands.ts'
import { show } from './show.ts'
import { signIn, signOut } from './sign-in.ts'
import type { Terminal } from './terminal.ts'
import { uploadFile } from './upload.ts'

/**
 * The whole command line. Commands of operations are made from the contract; the flags only of those under `asked`,
 * since working out all of them would take longer than most commands.
 */
export function createProgram(terminal: Terminal, asked: string | undefined): Command {
  const program = new Command('firsthand')
  const subjects = new Map<string, Command>()
  const subject = (name: string) => {
    const known = subjects.get(name) ?? program.command(name)
    subjects.set(name, known)
    return known
  }
  addOwn(program, terminal, asked)
  for (const operation of operations) {
    const [noun, verb] = commandWords(operation)
    const command = subject(noun).command(verb).description(summaryOf(operation))
    if (asked === noun) addOperation(command, operation, terminal)
  }
  addUpload(subject('files'), terminal)
  for (const noun of Object.keys(downloads)) addDownload(subject(noun), noun, terminal)
  for (const command of subjects.values())
    command.description(`${command.commands.map((each) => each.name()).join(', ')}`).usage('<verb> [flags]')
  for (const [name, sentence] of Object.entries(serverCommands)) program.command(name).description(sentence)
  return program
    .description('What customers said, did and are worth. Everything that the pages do, from a terminal.')
    .addHelpText('after', afterHelp())
    .configureOutput({ writeOut: (text) => terminal.write(text), writeErr: (text) => terminal.note(text) })
    .configureHelp({ helpWidth: terminal.columns ?? 100 })
}

function addOwn(program: Command, terminal: Terminal, asked: string | undefined): void {
  program
    .command('sign-in <url>')
    .description('Keep an API key for an installation; paste one or make one.')
    .option('--key <key>', 'the key; - for standard input')
    .addHelpText('after', '\nExample:\n  $ firsthand sign-in https://firsthand.example')
    .action((url: string, options: { key?: string }) => signIn(url, options, terminal))
  program
    .command('sign-out')
    .description('Forget the key of this workspace on this machine.')
    .action(() => signOut(terminal))
  program
    .command('import')
    .description('Import a table.')
    .command('people <file>')
    .description('Import people from a CSV or Excel file: look at it, ask, follow it.')
    .option(
      '--map <Column=target>',
      'what a column becomes; again for each',
      (each: string, all: string[] | undefined) => [...(all ?? []), each],
    )
    .option('--known <what>', 'what to do with people we know: update or skip')
    .option('--contact-type <type>', 'a contact type for everybody in the file')
    .option('--yes', 'do not ask')
    .option('--json', 'write JSON')
    .addHelpText(
      'after',
      '\nExample:\n  $ firsthand import people customers.csv --map "Firma=organisation" --yes',
    )
    .action((file: string, options: ImportOptions) => importPeople(file, options, terminal))
  program
    .command('mcp')
    .description('Speak MCP on standard input and output, for assistants that start programs.')
    // Loaded when it is asked for: nothing else needs it.
    .action(async () => (await import('./mcp.ts')).serveMcp(terminal))
  const exporting = program.command('export').description('Write a whole list as CSV or lines of JSON.')
  if (asked === 'export') addExports(exporting, terminal)
  program
    .command('completion <shell>')
    .description('Print the completion for bash, zsh or fish.')
    .addHelpText('after', '\nExample:\n  $ firsthand completion bash >> ~/.bashrc')
    .action((shell: string) => terminal.write(completionScript(shell)))
  program
    .command('__complete', { hidden: true })
    .argument('[words...]')
    .allowUnknownOption()
    .helpOption(false)
    .action((words: string[]) =>
      terminal.write(`${completions(createProgram(terminal, words[0]), words).join('\n')}\n`),
    )
}

function addUpload(files: Command, terminal: Terminal): void {
  files
    .command('upload <file>')
    .description('Upload a file; its id is what other commands take.')
    .option('--json', 'write JSON')
    .addHelpText('after', '\nExample:\n  $ firsthand files upload interview.vtt')
    .action(async (file: string, options: { json?: boolean }) => {
      const api = createApi(currentPlace(terminal.environment))
      show(terminal, await uploadFile(api, file, terminal), options.json ? 'json' : 'table')
    })
}

function afterHelp(): string {
  const endings = Object.entries(exitCodes).map(
    ([name, code]) => `  ${String(code).padStart(3)}  ${endingSentences[name as keyof typeof exitCodes]}`,
  )
  return `
Examples:
  $ firsthand sign-in https://firsthand.example
  $ firsthand people list --contact-type payer --json
  $ firsthand people create --name 'Ada Bell' --note @notes.txt
  $ firsthand claims list --all --jsonl | jq .sentence
  $ firsthand import people customers.csv

Values: @file takes a file, - takes standard input, @@ begins with an @, null empties.
Surroundings: FIRSTHAND_URL and FIRSTHAND_KEY in place of signing in; FIRSTHAND_WORKSPACE chooses where you are signed in.

How commands end:
${endings.join('\n')}
`
}
