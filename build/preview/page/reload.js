// Part of the preview, never published: shows problems over the page and
// reloads it when a build went well.
(() => {
  const show = (text) => {
    document.getElementById('charte-problems')?.remove()
    if (!text) return
    const host = document.createElement('div')
    host.id = 'charte-problems'
    const root = host.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`
      section { position: fixed; inset: auto 0 0; max-height: 60vh; overflow: auto; z-index: 2147483647;
        background: #2a1215; color: #ffe9e9; font: 14px/1.5 ui-monospace, monospace; padding: 1rem 1.25rem;
        border-top: 3px solid #ff6b6b }
      h2 { font: 600 15px system-ui, sans-serif; margin: 0 0 .5rem }
      pre { margin: 0; white-space: pre-wrap; font: inherit }`)
    root.adoptedStyleSheets = [sheet]
    const section = document.createElement('section')
    section.setAttribute('role', 'alert')
    const title = document.createElement('h2')
    title.textContent = 'This page is the last good one. Problems of the newest version:'
    const list = document.createElement('pre')
    list.textContent = text
    section.append(title, list)
    root.append(section)
    document.body.append(host)
  }
  const events = new EventSource('/_charte/events')
  let lost = false
  events.addEventListener('error', () => { lost = true })
  events.addEventListener('state', (e) => {
    if (lost) location.reload()
    show(JSON.parse(e.data))
  })
  events.addEventListener('built', (e) => {
    const problems = JSON.parse(e.data)
    if (problems) show(problems)
    else location.reload()
  })
})()
