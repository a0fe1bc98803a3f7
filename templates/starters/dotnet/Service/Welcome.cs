using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Service;

/// <summary>Whether new work is welcome: not from the moment the service is told to stop.</summary>
public sealed class Welcome(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default) =>
        Task.FromResult(
            lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Unhealthy("stopping")
                : HealthCheckResult.Healthy());
}
