using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Service.Tests;

public sealed class ApiTests : IAsyncLifetime
{
    private readonly WebApplication app = Api.Create(new Settings(0, LogLevel.None, null));
    private readonly HttpClient client = new();

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        client.BaseAddress = new Uri($"http://127.0.0.1:{new Uri(app.Urls.Single()).Port}");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("/healthz", "Healthy")]
    [InlineData("/readyz", "Healthy")]
    [InlineData("/", "{\"service\":\"starter-service\"}")]
    public async Task Answers(string path, string text)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(text, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task KnowsNothingElse()
    {
        using var answer = await client.GetAsync("/nowhere", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
