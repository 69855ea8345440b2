"""How gunicorn serves the portal; WEB_CONCURRENCY sets the number of workers."""

import multiprocessing
import os

wsgi_app = "portal.wsgi"
workers = int(os.environ.get("WEB_CONCURRENCY", min(4, multiprocessing.cpu_count())))
threads = 4
preload_app = False
control_socket_disable = True
max_requests = 10000
max_requests_jitter = 1000
