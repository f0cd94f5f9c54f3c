import { encode } from 'uqr'
import css from './account.module.css'
import { words } from './account.words.ts'
import { darkOf } from './dark-of.ts'

/** Whole pixels, so that every module is as large as the others. */
const pixels = 4

/** Light around the code, in modules: ISO/IEC 18004 wants four. */
const quiet = 4

/** An address for the camera of another device. Black on white in the dark too: not every app reads it the other way round. */
export default function QrCode({ of }: { of: string }) {
  const { data, size } = encode(of, { ecc: 'L', border: quiet })
  return (
    <svg
      className={css.code}
      width={size * pixels}
      height={size * pixels}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={words.qrCode}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={darkOf(data)} fill="#000" />
    </svg>
  )
}
