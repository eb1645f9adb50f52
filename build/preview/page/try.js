// Shows what the banner does: state, storage, events.
(() => {
  const list = (id, items) => {
    document.getElementById(id).replaceChildren(...items.map((text) => {
      const li = document.createElement('li')
      li.textContent = text
      return li
    }))
  }
  // window.name outlives a reload, and is stored nowhere.
  const prefix = 'charte-try:'
  const events = window.name.startsWith(prefix) ? JSON.parse(window.name.slice(prefix.length)) : []
  const record = (text) => {
    events.push(`${new Date().toLocaleTimeString(document.documentElement.lang)} ${text}`)
    window.name = prefix + JSON.stringify(events)
    list('events', events)
    refresh()
  }
  const stored = () => [
    ...document.cookie.split('; ').filter(Boolean).map((c) => `cookie ${c}`),
    ...Object.keys(localStorage).map((k) => `local storage ${k}`),
    ...Object.keys(sessionStorage).map((k) => `session storage ${k}`),
  ]
  const refresh = () => {
    const found = stored()
    list('stored', found.length ? found : [document.getElementById('stored').dataset.empty])
    const status = window.charte?.status()
    document.getElementById('status').textContent = status ? JSON.stringify(status, null, 2) : ''
  }
  for (const type of ['ready', 'show', 'open', 'close', 'change']) {
    addEventListener(`charte:${type}`, (e) => {
      const { allowed, stuck } = e.detail
      record(`charte:${type}${type === 'change' ? ` ${JSON.stringify({ allowed, stuck })}` : ''}`)
    })
  }
  addEventListener('imitated', (e) => {
    const row = document.querySelector(`[data-unit="${CSS.escape(e.detail)}"] .now`)
    if (row) row.textContent = row.dataset.running
    record(`→ ${e.detail}`)
  })
  document.getElementById('forget').addEventListener('click', () => {
    for (const c of document.cookie.split('; ')) document.cookie = `${c.split('=')[0]}=; path=/; max-age=0`
    window.name = ''
    localStorage.clear()
    sessionStorage.clear()
    location.reload()
  })
  list('events', events)
  addEventListener('load', refresh)
  setInterval(refresh, 1000)
})()
