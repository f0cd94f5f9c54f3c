import type { Command } from 'commander'
import { refuseUse } from './exit.ts'

/** What may stand next after these words, for the shell that asks. */
export function completions(root: Command, words: string[]): string[] {
  const [typing = ''] = words.slice(-1)
  let at = root
  for (const word of words.slice(0, -1)) at = at.commands.find((each) => each.name() === word) ?? at
  const before = words.at(-2)
  const waiting = at.options.find(({ long, required }) => long === before && required)
  const offered = waiting
    ? choicesOf(waiting)
    : typing.startsWith('-')
      ? [...at.options.map(({ long }) => long ?? ''), '--help']
      : at.commands.map((each) => each.name()).filter((name) => !name.startsWith('__'))
  return offered.filter((each) => each.startsWith(typing)).toSorted()
}

function choicesOf({ argChoices, description }: { argChoices?: string[]; description: string }): string[] {
  return argChoices ?? /one of: ([^;]+)/.exec(description)?.[1]?.split(', ') ?? []
}

/** The script that a shell loads: it asks `firsthand __complete` for each word. */
export function completionScript(shell: string): string {
  return (
    scripts[shell] ?? refuseUse('usage', `There is no completion for ${shell}. Choose bash, zsh or fish.`)
  )
}

const scripts: Record<string, string> = {
  bash: `_firsthand() {
  local IFS=$'\\n'
  COMPREPLY=($(firsthand __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  [ \${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _firsthand firsthand
`,
  zsh: `#compdef firsthand
_firsthand() {
  local -a offered
  offered=("\${(@f)$(firsthand __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${offered[1]}" ]]; then compadd -a offered; else _files; fi
}
compdef _firsthand firsthand
`,
  fish: `complete -c firsthand -f -a '(firsthand __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
complete -c firsthand -n 'test -z "(firsthand __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)"' -F
`,
}
