import { createRoot } from 'react-dom/client'

createRoot(document.getElementById('root')!).render(<h1>Headroom 余量</h1>)
