// Shows what the banner does: state, storage, events.
(() => {
  const list = (id, items) => {
    document.getElementById(id).replaceChildren(...items.map((text) => {
      const li = document.createElement('li')
      li.textContent = text
      return li
    }))
  }
  const events = []
  const record = (text) => {
    events.push(`${new Date().toLocaleTimeString()} ${text}`)
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
  addEventListener('charte:change', (e) => record(`charte:change ${JSON.stringify(e.detail)}`))
  addEventListener('imitated', (e) => {
    const row = document.querySelector(`[data-unit="${CSS.escape(e.detail)}"] .now`)
    if (row) row.textContent = row.dataset.running
    record(`→ ${e.detail}`)
  })
  document.getElementById('forget').addEventListener('click', () => {
    for (const c of document.cookie.split('; ')) document.cookie = `${c.split('=')[0]}=; path=/; max-age=0`
    localStorage.clear()
    sessionStorage.clear()
    location.reload()
  })
  addEventListener('load', refresh)
  setInterval(refresh, 1000)
})()
