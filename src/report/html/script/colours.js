// Each of these scripts makes the page handier; all of it can be read without. They know nothing of the report but what stands in the page.
const root = document.documentElement
root.classList.add('has-script')

// Light or dark: as the system has it, until the button says otherwise.
const isDark = () =>
  getComputedStyle(root).colorScheme === 'dark' ||
  (!root.dataset.colours && matchMedia('(prefers-color-scheme: dark)').matches)
const colours = document.querySelector('[data-colours]')
const nameColours = () => {
  colours.textContent = isDark() ? 'Light colours' : 'Dark colours'
}
colours.addEventListener('click', () => {
  root.dataset.colours = isDark() ? 'light' : 'dark'
  nameColours()
})
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', nameColours)
nameColours()
