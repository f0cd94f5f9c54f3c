// Asks npm's registry whether what we run with has known holes. Fails on high and critical ones alone; says so when nobody answers.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type AuditAnswer = { problems: string[]; note: string }

/** Runs the audit of everything that is shipped. */
export function auditDependencies(): AuditAnswer {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
    timeout: 60_000,
    shell: process.platform === 'win32',
  })
  return readAudit(stdout ?? '')
}

/** What npm's answer means. Without counts in it, the registry did not answer, and nothing is known. */
export function readAudit(text: string): AuditAnswer {
  const report = parsed(text)
  const counts = report?.metadata?.vulnerabilities
  if (!counts)
    return { problems: [], note: 'The registry did not answer, so dependencies were not audited now.' }
  const grave = Object.values(report.vulnerabilities ?? {}).filter(
    ({ severity }) => severity === 'high' || severity === 'critical',
  )
  const small = (counts.low ?? 0) + (counts.moderate ?? 0)
  return {
    problems: grave.map(({ name, severity, range }) => `${name} ${range}: ${severity}. See npm audit.`),
    note: `${grave.length} high or critical, ${small} lesser known holes.`,
  }
}

type Report = {
  metadata?: { vulnerabilities?: { low?: number; moderate?: number } }
  vulnerabilities?: Record<string, { name: string; severity: string; range: string }>
}

function parsed(text: string): Report | undefined {
  try {
    return JSON.parse(text) as Report
  } catch {
    return undefined
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { problems, note } = auditDependencies()
  process.stdout.write(`${[...problems, note].join('\n')}\n`)
  process.exitCode = problems.length > 0 ? 1 : 0
}
