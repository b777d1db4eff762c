"""Starts a real SMTP server (aiosmtpd) on a free loopback port, runs a command against it, and stops.

    python .ci/smtp_server.py COMMAND ... 127.0.0.1:PORT

`PORT` in the arguments is replaced. The exit status is the command's.
"""

import asyncio
import subprocess
import sys

from aiosmtpd.smtp import SMTP

REPLIES = {
    "no-such-user": "550-5.1.1 There is no mailbox by that name here.\r\n550 5.1.1 Check the address, please",
    "full": "452 4.2.2 The mailbox is over its quota",
    "grey": "450 4.7.1 Greylisted, try again in 300 seconds",
}


class Handler:
    """Takes mail for everybody but those in REPLIES."""

    async def handle_RCPT(self, server, session, envelope, address, options):
        local_part = address.split("@")[0]
        if local_part in REPLIES:
            return REPLIES[local_part]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Recipient OK"

    async def handle_DATA(self, server, session, envelope):
        if b"spam" in envelope.content.lower():
            return "554 5.7.1 This message looks like spam"
        return "250 2.0.0 Queued"


async def main(command):
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Handler(), hostname="mx.example.com", enable_SMTPUTF8=True), "127.0.0.1", 0
    )
    port = str(server.sockets[0].getsockname()[1])
    process = await asyncio.create_subprocess_exec(
        *(part.replace("PORT", port) for part in command), stdin=subprocess.DEVNULL
    )
    try:
        return await asyncio.wait_for(process.wait(), timeout=120)
    except asyncio.TimeoutError:
        process.kill()
        print("error: the command did not end within 120 seconds", file=sys.stderr)
        return 1
    finally:
        server.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
