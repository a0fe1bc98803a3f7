FROM python:3.13
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
EXPOSE 4100
CMD ["uvicorn", "orders.main:app", "--host", "0.0.0.0", "--port", "4100"]
