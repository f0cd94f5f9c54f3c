import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.FIRSTHAND_SERVER ?? 'http://127.0.0.1:3000'
const answeredByTheServer = ['/api', '/docs', '/openapi.json', '/healthz', '/readyz']

// Only index.html is built; gallery.html is served by `vite` during development and never shipped.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      answeredByTheServer.map((path) => [path, { target: server, changeOrigin: false }]),
    ),
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // The content security policy allows no data: fonts or images.
    assetsInlineLimit: 0,
    // `npm run bench` reads the manifest to count the bytes of the first load.
    manifest: true,
    rollupOptions: {
      output: {
        // The first script names every other one: seven letters of each tell versions apart as eight would.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
      },
    },
  },
})
