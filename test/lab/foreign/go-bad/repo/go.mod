module parcels.example/parcel

go 1.26
