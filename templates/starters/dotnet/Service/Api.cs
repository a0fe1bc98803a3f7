using System.Diagnostics;
using System.Globalization;

namespace Service;

/// <summary>The service without the program around it: tests start it on a free port.</summary>
public static class Api
{
    /// <summary>How long open requests may take once the service was told to stop.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(8);

    public static WebApplication Create(Settings settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting(WebHostDefaults.HttpPortsKey, settings.Port.ToString(CultureInfo.InvariantCulture));
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
            server.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(65);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Drain);
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(settings.LogLevel);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
        builder.Services.AddHealthChecks().AddCheck<Welcome>("welcome");

        var app = builder.Build();
        // Alive: asks nothing of anybody else, so that a broken neighbour never restarts this service.
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false });
        app.MapHealthChecks("/readyz");
        app.MapGroup("").AddEndpointFilter(LogRequest).MapGet("/", () => new { Service = "starter-service" });
        return app;
    }

    /// <summary>One line for each request that is no probe: no body, no header.</summary>
    private static async ValueTask<object?> LogRequest(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await next(context);
        var request = context.HttpContext.Request;
        var log = context.HttpContext.RequestServices.GetRequiredService<ILogger<Settings>>();
        log.LogInformation(
            "request {Method} {Path} {Milliseconds}",
            request.Method,
            request.Path.Value,
            Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return answer;
    }
}
