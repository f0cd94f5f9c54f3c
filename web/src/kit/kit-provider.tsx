import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/source-serif-4/index.css'
import './mantine.css'
import './tokens.css'
import './theme.css'
import './base.css'
import { MantineProvider } from '@mantine/core'
import { Suspense } from 'react'
import type { ReactNode } from 'react'
import { theme } from './theme.ts'
import { whenShown } from './when-shown.tsx'

const Toasts = whenShown(() => import('./toasts.tsx'))

/** Wraps the whole application: the look, the colour scheme and the place for toasts. `nonce` admits its style elements. */
export function KitProvider({ children, nonce = '' }: { children: ReactNode; nonce?: string }) {
  return (
    <MantineProvider
      theme={theme}
      getStyleNonce={() => nonce}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
      <Suspense fallback={null}>
        <Toasts />
      </Suspense>
    </MantineProvider>
  )
}
