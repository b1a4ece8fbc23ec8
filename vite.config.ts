import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { build, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

import { chromiumArgs } from './tests/support/chromiumArgs.mjs'

/** Nothing may leave the browser: sent as headers by `npm start`, written into the page for hosts that set none. */
const contentSecurityPolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob: data:", "font-src 'self'", "connect-src 'self'",
  "worker-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-src 'none'", "object-src 'none'",
  "require-trusted-types-for 'script'", 'trusted-types default',
].join('; ')

/** Writes the policy into the built page; the development server needs inline scripts for hot reloading. */
function policyIntoPage(): Plugin {
  return {
    name: 'policy-into-page', apply: 'build',
    transformIndexHtml: () => [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy }, injectTo: 'head-prepend' }],
  }
}

/** Bundles the service worker after the app, with the list of every built file to keep for offline use. */
function serviceWorker(): Plugin {
  let outDir = ''
  let base = '/'
  const filesBelow = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
  return {
    name: 'service-worker', apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
      base = config.base
    },
    closeBundle: {
      order: 'post', sequential: true,
      async handler() {
        const precache = filesBelow(outDir)
          .filter((file) => /\.(js|css|html|svg|png|webmanifest)$/.test(file) && !file.endsWith('sw.js'))
          .map((file) => {
            const url = relative(outDir, file).split('\\').join('/')
            const hasHashedName = /^assets\/.*-[\w-]{8}\./.test(url)
            return { url, revision: hasHashedName ? null : createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16) }
          })
          .sort((a, b) => (a.url < b.url ? -1 : 1))
        await build({
          configFile: false, publicDir: false, logLevel: 'warn', base,
          define: { __PRECACHE__: JSON.stringify(precache), 'process.env.NODE_ENV': '"production"' },
          build: { outDir, emptyOutDir: false, copyPublicDir: false, lib: { entry: resolve('src/app/serviceWorker.ts'), formats: ['iife'], name: 'serviceWorker', fileName: () => 'sw.js' } },
        })
      },
    },
  }
}

const securityHeaders = { 'Content-Security-Policy': contentSecurityPolicy, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cross-Origin-Opener-Policy': 'same-origin', 'X-Frame-Options': 'DENY' }
const executablePath = process.env['CHROMIUM_PATH']

export default defineConfig({
  plugins: [{ ...optimizeLocales.vite({ locales: ['en-US', 'zh-CN'] }), enforce: 'pre' as const }, react(), policyIntoPage(), serviceWorker()],
  worker: { format: 'es' },
  build: { target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  preview: { headers: securityHeaders },
  optimizeDeps: { entries: ['index.html', 'src/**/*.{ts,tsx}'] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node', environment: 'node', testTimeout: 60_000, include: ['tests/**/*.test.ts'], exclude: ['tests/browser/**', 'tests/e2e/**'],
          // Loading the modules anew for each file costs more than the tests themselves. Processes, not threads: some tests hold their CPU time to a limit.
          isolate: false, pool: 'forks', maxWorkers: '100%',
        },
      },
      {
        extends: true,
        test: {
          name: 'browser', include: ['tests/browser/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true, headless: true, screenshotFailures: false,
            provider: playwright({ launchOptions: { args: chromiumArgs, ...(executablePath ? { executablePath } : {}) } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
