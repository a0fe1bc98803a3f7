import os

from flask import Flask, jsonify

app = Flask(__name__)
PASSWORD = os.environ["DB_PASSWORD"]


@app.get("/")
def shelves():
    return jsonify(books=["Emma", "Persuasion"])


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=80)
