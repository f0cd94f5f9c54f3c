// Installs what is missing and builds what is out of date. Plain JavaScript, since it runs on whatever Node there is.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)

refuseOldNode()
install()
if (process.argv.includes('--web')) buildWeb()

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  // Node 24 comes as an npm package for Linux (glibc) and Windows on x64 and Linux on arm64; elsewhere the system's must do.
  const comesWithIt = process.platform === 'win32' || process.platform === 'linux'
  const [neededMajor, neededMinor] = comesWithIt ? [20, 19] : [22, 18]
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return
  stop(
    `Firsthand needs Node.js ${neededMajor}.${neededMinor} or newer; this is ${process.versions.node}. Install a newer one, for example from nodejs.org, and try again.`,
  )
}

/** `npm ci` when the lock file is not what is installed. */
function install() {
  const lock = hash(readFileSync('package-lock.json'))
  const mark = 'node_modules/.firsthand-lock'
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return
  console.log('Installing what is missing (the first time takes about a minute) …')
  run(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(mark, lock)
}

/** Builds the pages when a source of theirs is newer than what was built. */
function buildWeb() {
  const sources = hashTree([
    'web/src',
    'web/public',
    'web/index.html',
    'web/vite.config.ts',
    'contract/src',
    'package-lock.json',
  ])
  const mark = 'web/dist/.built-from'
  if (existsSync(mark) && readFileSync(mark, 'utf8') === sources) return
  console.log('Building the pages …')
  run(['run', '--silent', 'build'])
  mkdirSync('web/dist', { recursive: true })
  writeFileSync(mark, sources)
}

function run(words) {
  const npm = process.env.npm_execpath
  try {
    // Through the npm that runs us, so that no shell is needed to find it.
    if (npm?.endsWith('.js')) execFileSync(process.execPath, [npm, ...words], { stdio: 'inherit' })
    else execFileSync('npm', words, { stdio: 'inherit', shell: process.platform === 'win32' })
  } catch {
    stop(
      `\`npm ${words.join(' ')}\` failed; its words are above. Check the network and the disk, then try again.`,
    )
  }
}

function hashTree(paths) {
  const all = createHash('sha256')
  for (const path of paths)
    for (const file of listFiles(path)) all.update(`${file}\0${hash(readFileSync(file))}\n`)
  return all.digest('hex')
}

function listFiles(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(join(path, entry.name)) : [join(path, entry.name)]))
}

function hash(content) {
  return createHash('sha256').update(content).digest('hex')
}

function stop(sentence) {
  console.error(`\n${sentence}\n`)
  process.exit(1)
}
