module example.com/starter-service

go 1.26
