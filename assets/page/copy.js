// Gives each example a button that copies it; without this script the text is
// there all the same. Nothing is stored, and nobody is contacted.
(() => {
  'use strict'
  const say = document.currentScript.dataset
  for (const figure of document.querySelectorAll('figure[data-copy]')) {
    const [caption, shown] = figure.children
    const button = document.createElement('button')
    const said = document.createElement('span')
    button.type = 'button'
    button.textContent = say.copy
    button.ariaLabel = figure.dataset.copy
    said.role = 'status'
    button.onclick = async () => {
      said.textContent = ''
      try {
        await navigator.clipboard.writeText(shown.textContent)
        said.textContent = say.copied
      } catch { // no clipboard without TLS, or none allowed
        getSelection().selectAllChildren(shown.firstChild)
        said.textContent = say.selected
      }
    }
    caption.after(said, button)
  }
})()
