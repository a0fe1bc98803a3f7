using Service;

Settings settings;
try
{
    settings = Settings.Read(Environment.GetEnvironmentVariable);
}
catch (SettingsException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}

// Asks the running service how it is, so that an image without a shell can be asked too.
if (args is ["--healthcheck"])
{
    return await HealthCheck.AskAsync(settings.Port) ? 0 : 1;
}

// SIGTERM ends it once the open requests are answered.
await using var app = Api.Create(settings);
await app.RunAsync();
return 0;
