import { createServer } from 'node:net'

import { build, preview } from 'vite'

/**
 * Serves the app on one fixed address: what a browser stores belongs to the address, port included. With `--build` it is built first,
 * but not while another one is served from the same folder.
 */
const portArgument = process.argv.indexOf('--port')
const port = portArgument > 0 ? Number(process.argv[portArgument + 1]) : 4173
const host = '127.0.0.1'

const isFree = await new Promise((resolve) => {
  const probe = createServer()
  probe.once('error', () => resolve(false))
  probe.listen(port, host, () => probe.close(() => resolve(true)))
})
if (!isFree) {
  process.stderr.write(
    `Port ${port} is already in use, so Headroom was not started. Your plans are stored under http://${host}:${port}; another port would show an empty app. Stop the other program (or the Headroom that is already running there) and try again.\n` +
      `端口 ${port} 已被占用，余量没有启动。您的计划保存在 http://${host}:${port} 这个地址下，换端口会看到空的应用。请关闭占用该端口的程序（或已在运行的余量）后重试。\n`,
  )
  process.exit(1)
}
if (process.argv.includes('--build')) await build({ logLevel: 'warn' })
await preview({ preview: { host, port, strictPort: true } })
process.stdout.write(`Headroom 余量: http://${host}:${port}\n`)
