import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { KitProvider } from '../kit/kit-provider.tsx'
import { Gallery } from './gallery.tsx'

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <KitProvider>
        <Gallery />
      </KitProvider>
    </StrictMode>,
  )
