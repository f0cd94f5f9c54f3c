/** Prints plain text alone, without the page around it. */
export function printText(text: string): void {
  const frame = document.createElement('iframe')
  frame.setAttribute('aria-hidden', 'true')
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0'
  document.body.append(frame)
  const inside = frame.contentDocument
  if (!inside || !frame.contentWindow) return frame.remove()
  const page = inside.createElement('pre')
  page.style.cssText = 'font: 12pt serif; white-space: pre-wrap; margin: 2cm'
  page.textContent = text
  inside.body.append(page)
  frame.contentWindow.addEventListener('afterprint', () => frame.remove())
  frame.contentWindow.print()
}
