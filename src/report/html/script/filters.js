// Filters by severity, class and words; `/` goes to the words.
const filters = document.getElementById('filters')
if (filters) {
  const [text, chosen, shown, unfold] = ['[name=text]', '[name=class]', 'output', '[data-unfold]'].map(part =>
    filters.querySelector(part),
  )
  const findings = [...document.querySelectorAll('.finding')]
  const asides = document.querySelector('.asides')

  const words = new Map()
  const wordsOf = finding => {
    if (!words.has(finding)) words.set(finding, finding.textContent.toLowerCase())
    return words.get(finding)
  }

  // What is folded away opens for what was looked for, and closes afterwards; with nothing to show it hides.
  let openedByFilter = false
  const showAsides = isFiltered => {
    asides.hidden = !asides.querySelector('.finding:not([hidden])')
    if (isFiltered && !asides.hidden && !asides.open) asides.open = openedByFilter = true
    if (!isFiltered && openedByFilter) asides.open = openedByFilter = false
  }

  const filter = () => {
    const severities = [...filters.querySelectorAll('[type=checkbox]:checked')].map(box => box.value)
    const wanted = text.value.toLowerCase().split(/\s+/).filter(Boolean)
    for (const finding of findings)
      finding.hidden = !(
        severities.includes(finding.dataset.severity) &&
        ['', finding.dataset.class].includes(chosen.value) &&
        wanted.every(word => wordsOf(finding).includes(word))
      )
    const count = findings.filter(finding => !finding.hidden).length
    const isFiltered = count < findings.length
    if (asides) showAsides(isFiltered)
    shown.value = isFiltered ? `${count} of ${findings.length} findings` : ''
  }

  let waiting
  filters.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(filter, 120)
  })
  // A browser may put back what stood in the fields before.
  addEventListener('pageshow', filter)

  unfold.addEventListener('click', () => {
    const open = unfold.textContent === 'Unfold all'
    for (const fold of document.querySelectorAll('.finding > details, .asides')) fold.open = open
    unfold.textContent = open ? 'Fold all' : 'Unfold all'
  })

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && event.target === text) {
      text.value = ''
      filter()
    }
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.closest?.('input, select')) return
    event.preventDefault()
    text.focus()
  })
}
