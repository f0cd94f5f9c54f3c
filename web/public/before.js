// What must hold before anything else runs. A file of its own, because the content security policy allows no inline script.
;(function () {
  // The colour scheme, before the first paint, so that nobody is dazzled by a white page at night.
  var chosen = 'auto'
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value') || 'auto'
  } catch {
    // Storage may be closed to us; the system's own scheme is a good answer then.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')

  // Style elements that parts of the page write need the nonce; react-remove-scroll (get-nonce) looks for it here.
  var meta = document.querySelector('meta[name=csp-nonce]')
  window.__webpack_nonce__ = meta ? meta.getAttribute('content') : ''

  // zod would try to compile its checks with `new Function`, which the policy refuses and the browser reports.
  window.__zod_globalConfig = { jitless: true }
})()
