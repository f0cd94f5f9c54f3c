import { useState } from 'react'
import { upload } from './client.ts'
import { type ApiFailure, asFailure } from './failure.ts'
import { useWorkspaceId } from './workspace.tsx'

/** Sends a file as it is, for the server to read. `send` answers what it is kept as, or nothing where it failed. */
export function useUpload() {
  const workspace = useWorkspaceId()
  const [share, setShare] = useState<number>()
  const [failure, setFailure] = useState<ApiFailure>()

  async function send(file: File): Promise<{ id: string } | undefined> {
    setFailure(undefined)
    setShare(0)
    try {
      const url = `/api/v1/workspaces/${workspace}/files?name=${encodeURIComponent(file.name)}`
      return (await upload(url, file, {
        onProgress: setShare,
        headers: { 'content-type': 'application/octet-stream' },
      })) as { id: string }
    } catch (error) {
      setFailure(asFailure(error))
      return undefined
    } finally {
      setShare(undefined)
    }
  }
  return { send, share, failure, reset: () => setFailure(undefined) }
}
