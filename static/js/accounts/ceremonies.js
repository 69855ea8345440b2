// The two ceremonies of WebAuthn (https://www.w3.org/TR/webauthn-3/), from and to JSON.
// Browsers have functions of their own for the conversion, but not yet all that are served.
import { toBytes, toText } from "./bytes.js";

const named = (credentials = []) => credentials.map((one) => ({ ...one, id: toBytes(one.id) }));

/** Makes a passkey on a device of the person's choice; returns what the server wants to know of it. */
export async function create({ publicKey }) {
  const credential = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: toBytes(publicKey.challenge),
      user: { ...publicKey.user, id: toBytes(publicKey.user.id) },
      excludeCredentials: named(publicKey.excludeCredentials),
      // Where the device can, the passkey alone signs in: it knows whose it is, and asks for a
      // finger, a face or a PIN. Older security keys serve as a second factor.
      authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
    },
  });
  const { attestationObject, clientDataJSON } = credential.response;
  return described(credential, {
    attestationObject: toText(attestationObject),
    clientDataJSON: toText(clientDataJSON),
    transports: credential.response.getTransports?.() ?? [],
  });
}

/** Asks for a passkey; returns the proof that the person holds it. */
export async function get({ publicKey }) {
  const credential = await navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: toBytes(publicKey.challenge),
      allowCredentials: named(publicKey.allowCredentials),
    },
  });
  const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response;
  return described(credential, {
    authenticatorData: toText(authenticatorData),
    clientDataJSON: toText(clientDataJSON),
    signature: toText(signature),
    userHandle: userHandle ? toText(userHandle) : null,
  });
}

function described(credential, response) {
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}
