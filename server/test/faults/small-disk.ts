import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export const noSmallDisk = 'Only root, or somebody with sudo, may mount a disk that is small enough to fill.'

export type SmallDisk = {
  folder: string
  /** Fills it, but for so many bytes. */
  fill(bytesLeft?: number): void
  /** Makes room again. */
  empty(): void
}

/** A disk of a few megabytes, in memory, that goes when the test ends; undefined where nobody may mount one. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-disk-'))
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const run = (...words: string[]) => {
    const [program = '', ...rest] = [...asRoot, ...words]
    return spawnSync(program, rest, { stdio: 'ignore' }).status === 0
  }
  const options = `size=${megabytes}m,mode=0711,uid=${process.getuid?.() ?? 0},gid=${process.getgid?.() ?? 0}`
  if (process.platform !== 'linux' || !run('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', folder)) {
    rmSync(folder, { recursive: true })
    return undefined
  }
  chmodSync(folder, 0o711)
  onTestFinished(() => {
    run('umount', '-l', folder)
    rmSync(folder, { recursive: true, force: true })
  })
  const ballast = join(folder, 'ballast')
  mkdirSync(ballast)
  let files = 0
  return {
    folder,
    fill(bytesLeft = 0) {
      const { bavail, bsize } = statfsSync(folder)
      const bytes = bavail * bsize - bytesLeft
      if (bytes > 0) writeFileSync(join(ballast, String((files += 1))), Buffer.alloc(bytes))
    },
    empty: () => rmSync(ballast, { recursive: true, force: true }),
  }
}
