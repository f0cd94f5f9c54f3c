const longestEdge = 2_400
const quality = 0.85

/**
 * The picture drawn anew on this device: smaller, upright, and without what the camera wrote into it, so that the place
 * never leaves the phone. Where a browser cannot draw it, the server takes that out.
 */
export async function redraw(photo: Blob): Promise<Blob> {
  try {
    const picture = await createImageBitmap(photo)
    const scale = Math.min(1, longestEdge / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    return await new Promise((resolve) =>
      canvas.toBlob((drawn) => resolve(drawn ?? photo), 'image/jpeg', quality),
    )
  } catch {
    return photo
  }
}
