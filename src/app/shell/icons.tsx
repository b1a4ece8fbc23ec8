const shape = { width: 16, height: 16, viewBox: '0 0 16 16', fill: 'none', stroke: 'currentColor', strokeWidth: 1.5, strokeLinecap: 'round', strokeLinejoin: 'round', 'aria-hidden': true } as const

export function UndoIcon() {
  return <svg {...shape}><path d="M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6" /><path d="M5.5 3.5 2.5 6.5l3 3" /></svg>
}

export function RedoIcon() {
  return <svg {...shape}><path d="M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10" /><path d="m10.5 3.5 3 3-3 3" /></svg>
}

/** Half light, half dark. */
export function ThemeIcon() {
  return <svg {...shape}><circle cx="8" cy="8" r="5.5" /><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" /></svg>
}
