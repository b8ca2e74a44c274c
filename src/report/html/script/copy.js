// Copies what stands beside a button, or all commands of a finding.
const copy = async text => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // A page that is a file has no clipboard in some browsers, but every browser copies what is selected.
    const area = document.createElement('textarea')
    area.value = text
    document.body.append(area)
    area.select()
    const copied = document.execCommand('copy')
    area.remove()
    return copied
  }
}

document.addEventListener('click', async ({ target }) => {
  const button = target.closest?.('[data-copy], [data-copy-all]')
  if (!button) return
  const blocks =
    'copyAll' in button.dataset
      ? button.parentElement.querySelectorAll('[data-commands]')
      : button.parentElement.querySelectorAll('pre')
  const copied = await copy([...blocks].map(block => `${block.textContent}\n`).join(''))
  button.dataset.label ??= button.textContent
  button.textContent = copied ? 'Copied' : 'Could not copy'
  button.focus()
  setTimeout(() => {
    button.textContent = button.dataset.label
  }, 2000)
})
